import type { Draft } from '../../../../../contract/proposal.ts';

/** What leads from one place to another. */
const route =
  /\b(?:roads?|highways?|motorways?|railways?|railroads?|lines?|routes?|borders?|bridges?|canals?|ferr(?:y|ies)|flights?|trains?|bus(?:es)?|pipelines?|distances?|journeys?|tracks?|trails?) (?:(?:that|which) (?:runs?|leads?) )?(?:between|from) $/;

/** "The road between [Katherine] and [Kununurra]": where the other end is a place, this one is none of the people so called. */
export function endsOfRoutes(drafts: readonly Draft[], text: string): readonly Draft[] {
  return drafts.map((draft, i) => {
    const other = drafts[i + 1];
    if (draft.type !== 'PERSON' || other?.type !== 'GPE' || /\s/.test(text.slice(draft.start, draft.end)))
      return draft;
    if (!/^ (?:and|to) $/.test(text.slice(draft.end, other.start))) return draft;
    const leads = route.test(text.slice(Math.max(0, draft.start - 48), draft.start));
    return leads ? { ...draft, type: 'GPE' } : draft;
  });
}
