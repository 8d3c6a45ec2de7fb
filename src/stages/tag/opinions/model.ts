import type { DocumentContext, Recogniser } from '../../../contract/component.ts';
import type { TokenisedFlow } from '../../../contract/flow.ts';
import type { Proposal } from '../../../contract/proposal.ts';
import { OnomastError } from '../../../errors/onomast-error.ts';
import type { GazetteerSet } from '../../../gazetteer/set.ts';
import { Decoder, type DecoderInput } from '../../../model/decoder.ts';
import { addMatches, addProposals } from '../../../model/evidence.ts';
import { DocumentMemory } from '../../../model/memory.ts';
import type { Model } from '../../../model/model-file.ts';
import type { WordLists } from '../../../model/word-lists.ts';
import type { NameType } from '../../../record/schema.ts';

export interface ModelRecogniserOptions {
  readonly model: Model;
  readonly words: WordLists;
  /** The gazetteers whose matches the model was shown in training. */
  readonly gazetteers: GazetteerSet;
  /** Mentions below are not proposed; 0 if absent. */
  readonly minimumConfidence?: number;
}

/**
 * Names as a trained sequence model sees them: its proposals weigh the words, their neighbours, the gazetteers' matches and what
 * the recognisers listed before it proposed, and what the chunk and the document so far said of the same words. Confidences are
 * calibrated: of those said 0.9, nine in ten are right.
 * @throws OnomastError `model.invalid` where the word lists are not those the model was fitted with
 */
export function createModelRecogniser(options: ModelRecogniserOptions): Recogniser {
  const { model, words, gazetteers } = options;
  const minimum = options.minimumConfidence ?? 0;
  if (words.sha256() !== model.header.words) {
    throw new OnomastError(
      'model.invalid',
      `the model ${model.header.name} was fitted with other word lists`,
    );
  }
  const decoder = new Decoder(model, words);
  const { evidence, types } = model.header;
  const stage = 'tag.model';

  const recogniseChunk = (
    flows: readonly TokenisedFlow[],
    document: DocumentContext,
    earlier: readonly (readonly Proposal[])[],
  ): Proposal[][] => {
    let memory = document.memory.get('model') as DocumentMemory | undefined;
    if (memory === undefined) document.memory.set('model', (memory = new DocumentMemory()));
    const inputs = flows.map((flow, i): DecoderInput => {
      const { tokens } = flow;
      return {
        count: tokens.count,
        text: tokens.text,
        sentences: tokens.sentences,
        kind: flow.kind,
        citation: flow.citation,
        ...(evidence.pos && { pos: tokens.pos }),
        evidence: (features) => {
          if (evidence.gazetteers) {
            addMatches(features, gazetteers.match(flow.view.text, tokens), tokens.count);
          }
          if (evidence.proposals) addProposals(features, tokens, earlier[i]!);
        },
      };
    });
    return decoder.tag(inputs, memory).map((mentions, i) => {
      const { tokens } = flows[i]!;
      const proposals: Proposal[] = [];
      for (const { type, start, end, confidence } of mentions) {
        if (confidence < minimum) continue;
        proposals.push({
          type: types[type] as NameType,
          start: tokens.start[start]!,
          end: tokens.end[end - 1]!,
          confidence: Math.round(confidence * 1000) / 1000,
          stage,
        });
      }
      return proposals;
    });
  };

  return {
    name: 'model',
    recogniseChunk,
    recognise: (flow, document, earlier) => recogniseChunk([flow], document, [earlier])[0]!,
  };
}
