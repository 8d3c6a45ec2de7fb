import { describe, expectTypeOf, it } from 'vitest';
import {
  type Component,
  type Draft,
  defineComponent,
  perFlow,
  type Recogniser,
} from '../../src/contract/index.ts';
import {
  createPipeline,
  type DocumentRecord,
  type EntityType,
  type Pipeline,
  type SourceInput,
} from '../../src/index.ts';
import { openStore, type Store } from '../../src/records/store/index.ts';

describe('the public types', () => {
  it('a pipeline yields records', () => {
    expectTypeOf(createPipeline).returns.resolves.toEqualTypeOf<Pipeline>();
    expectTypeOf<Pipeline['extract']>()
      .parameter(0)
      .toEqualTypeOf<Iterable<SourceInput> | AsyncIterable<SourceInput>>();
    expectTypeOf<Pipeline['extract']>().returns.toEqualTypeOf<
      AsyncGenerator<DocumentRecord, void, undefined>
    >();
    expectTypeOf<'PERSON'>().toExtend<EntityType>();
    expectTypeOf<'PEOPLE'>().not.toExtend<EntityType>();
  });

  it('a component says its stage, and makes what the stage asks for', () => {
    const component = defineComponent({
      name: 'tag.mine',
      stage: 'tag',
      summary: 'mine',
      create: (options: { readonly loud: boolean }) => ({
        recognise: perFlow(({ flow }): Draft[] => (options.loud && flow.tokens.count > 0 ? [] : [])),
      }),
    });
    expectTypeOf(component).toExtend<Component<'tag', { readonly loud: boolean }>>();
    expectTypeOf(component.create).returns.toEqualTypeOf<Recogniser | Promise<Recogniser>>();
    const recogniser = () => ({ recognise: perFlow(() => []) });
    // @ts-expect-error a recogniser is no merge
    defineComponent({ name: 'merge.mine', stage: 'merge', summary: '', create: recogniser });
  });

  it('a store is opened by its URL', () => {
    expectTypeOf(openStore).parameter(0).toEqualTypeOf<string>();
    expectTypeOf(openStore).returns.resolves.toExtend<Store>();
  });
});
