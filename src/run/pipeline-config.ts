/** One line of a pipeline: a component by its name, with its options next to it. */
export interface StageConfig {
  readonly use: string;
  readonly [option: string]: unknown;
}

/** A validated pipeline, every option filled in; what it extends is worked in. */
export interface PipelineConfig {
  readonly name: string;
  readonly description?: string;
  readonly gazetteers: readonly string[];
  readonly stages: readonly StageConfig[];
  /** Folder that relative paths inside the pipeline count from. */
  readonly folder: string;
}
