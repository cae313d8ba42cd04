import type { Lesson, Values } from '../lesson';
import { inWords } from '../math/corners';
import { readNumbers } from '../state/numbers';
import styles from './TeacherPage.module.css';

interface TeacherPageProps {
  readonly lesson: Lesson;
  /** The numbers of the lesson above. */
  readonly values: Values;
  /** What the engine found for them, where the lesson asks it. */
  readonly facts: unknown;
  readonly ready: boolean;
}

/** What a teacher wants to know of a lesson: what it is for, what is drawn in it, and questions for the exam, with their answers. */
export function TeacherPage({ lesson, values, facts, ready }: TeacherPageProps) {
  const initial: Values = readNumbers(lesson, '');
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
        {lesson.steps.map(({ title, prediction }, at) =>
          prediction ? (
            <Question
              key={title}
              name={`Step ${at + 1}`}
              ask={prediction.question}
              answer={ready ? inWords(prediction, prediction.truth(values, facts)) : 'Being computed.'}
            />
          ) : null,
        )}
        {questions.map(({ ask, answer }, index) => (
          <Question key={ask} name={`Exam question ${index + 1}`} ask={ask} answer={answer(initial)} />
        ))}
      </dl>
    </section>
  );
}

interface QuestionProps {
  readonly name: string;
  readonly ask: string;
  readonly answer: string;
}

function Question({ name, ask, answer }: QuestionProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {ask}
        <br />
        <b>{answer}</b>
      </dd>
    </>
  );
}
