import { defineComponent } from '../../contract/component.ts';
import type { WriteOptions } from './options.ts';

export const component = defineComponent({
  name: 'write',
  stage: 'write',
  summary: 'the record',
  options: () => import('./options.ts'),
  create: (options: WriteOptions) => options,
});
