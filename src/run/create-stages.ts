import type {
  Component,
  CreateSink,
  Environment,
  PassageMarker,
  StageName,
  StageProducts,
} from '../contract/component.ts';
import type { Format } from '../contract/format.ts';
import type { NameResolver } from '../contract/resolution.ts';
import type { SharedResources } from '../contract/resources.ts';
import type { CleanOptions } from '../stages/clean/detectors.ts';
import { shippedFormats } from '../stages/read/formats/formats.ts';
import type { ReadSetup } from '../stages/read/open-source.ts';
import type { ReadOptions } from '../stages/read/options.ts';
import { checkedRecogniser } from '../stages/tag/checked-recogniser.ts';
import { createTagger, type NamedRecogniser } from '../stages/tag/tagger.ts';
import type { WriteOptions } from '../stages/write/options.ts';
import type { PipelineConfig } from './pipeline-config.ts';
import { checkPluginOptions, isPluginName, loadPlugin } from './plugin.ts';
import type { Stages } from './process-document.ts';
import { type AnyComponent, registry } from './registry.ts';
import { checkComponents } from './stage-order.ts';

/** The options of a stage that stands once in a pipeline; `checkPipelineConfig` has validated them and filled in the defaults. */
export function optionsOf<T>(config: PipelineConfig, use: string): T {
  const stage = config.stages.find((candidate) => candidate.use === use)!;
  const { use: _, ...options } = stage;
  return options as T;
}

/** What a run brings to reading that does not belong to its pipeline. */
export interface Reading {
  readonly password?: string | undefined;
  readonly cacheFolder?: string | undefined;
}

/** How a pipeline's documents are read. */
export function readSetup(config: PipelineConfig, { formats }: Stages, reading: Reading): ReadSetup {
  return { options: optionsOf<ReadOptions>(config, 'read'), formats, ...reading };
}

interface Loaded {
  readonly component: AnyComponent;
  readonly options: Record<string, unknown>;
  readonly isPlugin: boolean;
}

/**
 * Loads the components of a pipeline and checks what they say of their places.
 * @throws OnomastError `config.invalid`
 */
export async function loadComponents(config: PipelineConfig): Promise<Loaded[]> {
  const loaded: Loaded[] = [];
  for (const { use, ...given } of config.stages) {
    const isPlugin = isPluginName(use);
    const component = isPlugin ? await loadPlugin(use, config.folder) : (await registry[use]!()).component;
    const options = isPlugin ? await checkPluginOptions(component, given) : given;
    loaded.push({ component, options, isPlugin });
  }
  checkComponents(loaded.map(({ component }) => component));
  return loaded;
}

/**
 * Makes the stages that a pipeline names. Done once per worker.
 * @throws OnomastError `config.invalid` for a plug-in that does not load, a damaged gazetteer or model
 */
export async function createStages(config: PipelineConfig, resources: SharedResources): Promise<Stages> {
  const loaded = await loadComponents(config);
  const environment: Environment = { resources, folder: config.folder, groups: groupsOf(loaded) };
  const made = await makeAll(loaded, environment);
  const cleaner = made.one('clean') as Exclude<StageProducts['clean'], PassageMarker>;
  const markers = made.plugins('clean') as PassageMarker[];
  return {
    formats: [...(made.plugins('read') as Format[]), ...shippedFormats],
    createCleaner: (profile) => cleaner(profile, markers),
    language: optionsOf<CleanOptions>(config, 'clean').language,
    tokeniser: made.last('tokenise'),
    tagger: createTagger({ recognisers: made.recognisers, merge: made.last('merge') }),
    createResolver: made.one('resolve') as Exclude<StageProducts['resolve'], NameResolver>,
    nameResolvers: made.plugins('resolve') as NameResolver[],
    write: made.one('write') as WriteOptions,
    sinks: made.plugins('write') as CreateSink[],
  };
}

/**
 * The formats that a pipeline reads, those of its plug-ins first.
 * @throws OnomastError `config.invalid` for a plug-in that does not load
 */
export async function loadFormats(config: PipelineConfig): Promise<readonly Format[]> {
  const plugins = config.stages.filter(({ use }) => isPluginName(use));
  const environment: Environment = {
    resources: { gazetteers: [], models: [] },
    folder: config.folder,
    groups: new Map(),
  };
  const loaded = await loadComponents({ ...config, stages: plugins });
  const made = await makeAll(
    loaded.filter(({ component }) => component.stage === 'read'),
    environment,
  );
  return [...(made.plugins('read') as Format[]), ...shippedFormats];
}

/** The recognisers of a pipeline that come before a component, for those who run them alone. */
export async function createRecognisers(
  config: PipelineConfig,
  resources: SharedResources,
): Promise<NamedRecogniser[]> {
  const loaded = (await loadComponents(config)).filter(({ component }) => component.stage === 'tag');
  const environment: Environment = { resources, folder: config.folder, groups: new Map() };
  return (await makeAll(loaded, environment)).recognisers;
}

/** The group of each component that has one, by which the merge may weigh it. */
export function groupsOf(loaded: readonly Loaded[]): ReadonlyMap<string, string> {
  return new Map(
    loaded.flatMap(({ component: { name, group } }) => (group === undefined ? [] : [[name, group] as const])),
  );
}

async function makeAll(loaded: readonly Loaded[], environment: Environment) {
  const all: { stage: StageName; product: StageProducts[StageName]; isPlugin: boolean }[] = [];
  const recognisers: NamedRecogniser[] = [];
  for (const { component, options, isPlugin } of loaded) {
    const { name, stage, reads, create } = component as Component<StageName, unknown>;
    const product = await create(options, environment);
    all.push({ stage, product, isPlugin });
    if (stage === 'tag') {
      const recogniser = product as StageProducts['tag'];
      recognisers.push({
        name,
        recogniser: isPlugin ? checkedRecogniser(name, recogniser) : recogniser,
        reads,
      });
    }
  }
  const of = <S extends StageName>(stage: S) => all.filter((made) => made.stage === stage);
  return {
    recognisers,
    /** What the component that comes with onomast made. */
    one: <S extends StageName>(stage: S) =>
      of(stage).find(({ isPlugin }) => !isPlugin)!.product as StageProducts[S],
    /** What the last component of a stage made: a plug-in may stand in place of the built-in one. */
    last: <S extends StageName>(stage: S) => of(stage).at(-1)!.product as StageProducts[S],
    plugins: <S extends StageName>(stage: S) =>
      of(stage).flatMap(({ isPlugin, product }) => (isPlugin ? [product as StageProducts[S]] : [])),
  };
}
