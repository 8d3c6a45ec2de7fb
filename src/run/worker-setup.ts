import type { SharedResources } from '../contract/resources.ts';
import type { Generator } from '../record/source-schema.ts';
import type { Reading } from './create-stages.ts';
import type { PipelineConfig } from './pipeline-config.ts';

/** What a worker is started with. */
export interface WorkerSetup {
  readonly config: PipelineConfig;
  readonly resources: SharedResources;
  readonly generator: Generator;
  readonly reading: Reading;
  /** Folder in which compiled code is kept. */
  readonly compileCache?: string;
}
