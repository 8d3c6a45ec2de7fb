import { defineComponent } from '../../contract/component.ts';
import type { ReadOptions } from './options.ts';

export const component = defineComponent({
  name: 'read',
  stage: 'read',
  summary: 'files into text, chunk by chunk',
  options: () => import('./options.ts'),
  create: (options: ReadOptions) => options,
});
