import { defineConfig } from 'vite';
import { breakpoints } from '../scripts/breakpoints.mjs';

export default defineConfig({ plugins: [breakpoints()] });
