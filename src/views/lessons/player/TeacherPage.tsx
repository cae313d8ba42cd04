import type { Lesson, Values } from '../lesson';
import { readNumbers } from '../state/numbers';
import styles from './LessonPage.module.css';

/** What a teacher wants to know of a lesson, with questions for the exam and their answers. */
export function TeacherPage({ lesson }: { readonly lesson: Lesson }) {
  const values: Values = readNumbers(lesson, '');
  const { misconception, minutes, questions } = lesson.teacher;
  return (
    <section className={styles.teacher} aria-label="For teachers">
      <h2 className="headline">For teachers</h2>
      <dl>
        <dt>Aim</dt>
        <dd>{lesson.aim}</dd>
        <dt>Works against</dt>
        <dd>{misconception}</dd>
        <dt>Time</dt>
        <dd>{minutes} minutes</dd>
        {questions.map(({ ask, answer }, index) => (
          <Question key={ask} number={index + 1} ask={ask} answer={answer(values)} />
        ))}
      </dl>
    </section>
  );
}

interface QuestionProps {
  readonly number: number;
  readonly ask: string;
  readonly answer: string;
}

function Question({ number, ask, answer }: QuestionProps) {
  return (
    <>
      <dt>Question {number}</dt>
      <dd>
        {ask}
        <br />
        <b>{answer}</b>
      </dd>
    </>
  );
}
