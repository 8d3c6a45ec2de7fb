import { component as clean } from '../stages/clean/clean.ts';
import { component as read } from '../stages/read/read.ts';
import { component as resolve } from '../stages/resolve/resolve.ts';
import { component as tagMerge } from '../stages/tag/merge/merge.ts';
import { component as tagAcronym } from '../stages/tag/names/acronym/acronym.ts';
import { component as tagCompany } from '../stages/tag/names/company/company.ts';
import { component as tagEvent } from '../stages/tag/names/event/event.ts';
import { component as tagFacility } from '../stages/tag/names/facility/facility.ts';
import { component as tagLaw } from '../stages/tag/names/law/law.ts';
import { component as tagOrganisation } from '../stages/tag/names/organisation/organisation.ts';
import { component as tagPerson } from '../stages/tag/names/person/person.ts';
import { component as tagPlace } from '../stages/tag/names/place/place.ts';
import { component as tagGazetteer } from '../stages/tag/opinions/gazetteer/gazetteer.ts';
import { component as tagModel } from '../stages/tag/opinions/model/model.ts';
import { component as tagDate } from '../stages/tag/values/date/date.ts';
import { component as tagFigureWords } from '../stages/tag/values/figure-words/figure-words.ts';
import { component as tagMoney } from '../stages/tag/values/money/money.ts';
import { component as tagPercent } from '../stages/tag/values/percent/percent.ts';
import { component as tagQuantity } from '../stages/tag/values/quantity/quantity.ts';
import { component as tagTable } from '../stages/tag/values/table/table.ts';
import { component as tokenise } from '../stages/tokenise/tokenise.ts';
import { component as write } from '../stages/write/write.ts';

/** The components that nearly every pipeline names. Loaded as one: each by itself, they would be a file of the bundle each. */
export const usualComponents = {
  read,
  clean,
  tokenise,
  'tag.money': tagMoney,
  'tag.percent': tagPercent,
  'tag.quantity': tagQuantity,
  'tag.figure-words': tagFigureWords,
  'tag.table': tagTable,
  'tag.date': tagDate,
  'tag.gazetteer': tagGazetteer,
  'tag.person': tagPerson,
  'tag.place': tagPlace,
  'tag.organisation': tagOrganisation,
  'tag.company': tagCompany,
  'tag.facility': tagFacility,
  'tag.law': tagLaw,
  'tag.event': tagEvent,
  'tag.acronym': tagAcronym,
  'tag.model': tagModel,
  'tag.merge': tagMerge,
  resolve,
  write,
} as const;
