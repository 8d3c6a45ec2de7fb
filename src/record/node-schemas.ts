import { Type } from 'typebox';
import { RunSchema } from './run-schema.ts';
import { AnnotationSchema, EntitySchema, PassageSchema, RecordSchema } from './schema.ts';
import { GeneratorSchema, MetadataSchema, PageSchema, PartSchema, SourceSchema } from './source-schema.ts';
import { AnnotationSchema1, GeneratorSchema1 } from './version-1.ts';

/** What `validate.ts` checks, by the names that its compiled validators have; compiled by `npm run schemas`. */
export const nodeSchemas = {
  record: RecordSchema,
  entity: EntitySchema,
  passage: PassageSchema,
  annotation: AnnotationSchema,
  source: SourceSchema,
  generator: GeneratorSchema,
  generator1: GeneratorSchema1,
  annotation1: AnnotationSchema1,
  metadata: MetadataSchema,
  pages: Type.Array(PageSchema),
  parts: Type.Array(PartSchema),
  run: RunSchema,
} as const;
