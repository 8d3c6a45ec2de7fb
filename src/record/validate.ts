import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type TSchema, Type } from 'typebox';
import { type Run, RunSchema } from './run-schema.ts';
import {
  type Annotation,
  AnnotationSchema,
  type DocumentRecord,
  type Entity,
  EntitySchema,
  type Passage,
  PassageSchema,
  RecordSchema,
} from './schema.ts';
import {
  type Generator,
  GeneratorSchema,
  MetadataSchema,
  PageSchema,
  PartSchema,
  type RecordMetadata,
  type RecordPage,
  type RecordPart,
  type Source,
  SourceSchema,
} from './source-schema.ts';
import { type Annotation1, AnnotationSchema1, type Generator1, GeneratorSchema1 } from './version-1.ts';

const ajv = new Ajv2020({ allErrors: false, strict: true, strictTuples: false, allowUnionTypes: true });

/** What is wrong with a node, and where in it. */
export interface Violation {
  /** JSON pointer. */
  pointer: string;
  reason: string;
}

/** Says whether a node is valid; why the last one was not stands in `violation`. */
export interface Validator<T> {
  (node: unknown): node is T;
  violation: Violation | undefined;
}

/** A check of one schema, compiled on first use. */
export function validator<T>(schema: TSchema): Validator<T> {
  let compiled: ValidateFunction<T> | undefined;
  const check = ((node: unknown): node is T => {
    compiled ??= ajv.compile<T>(schema);
    const valid = compiled(node);
    check.violation = valid ? undefined : firstViolation(compiled);
    return valid;
  }) as Validator<T>;
  check.violation = undefined;
  return check;
}

function firstViolation(validate: ValidateFunction): Violation {
  const error = validate.errors?.[0];
  const detail =
    error?.params === undefined ? '' : ` (${Object.values(error.params).map(String).join(', ')})`;
  return { pointer: error?.instancePath ?? '', reason: `${error?.message ?? 'is not valid'}${detail}` };
}

/** Validators of the record's nodes, compiled once on first use. */
export const isRecord = validator<DocumentRecord>(RecordSchema);
export const isEntity = validator<Entity>(EntitySchema);
export const isPassage = validator<Passage>(PassageSchema);
export const isAnnotation = validator<Annotation>(AnnotationSchema);
export const isSource = validator<Source>(SourceSchema);
export const isGenerator = validator<Generator>(GeneratorSchema);
export const isGenerator1 = validator<Generator1>(GeneratorSchema1);
export const isAnnotation1 = validator<Annotation1>(AnnotationSchema1);
export const isMetadata = validator<RecordMetadata>(MetadataSchema);
export const isPages = validator<RecordPage[]>(Type.Array(PageSchema));
export const isParts = validator<RecordPart[]>(Type.Array(PartSchema));
export const isRun = validator<Run>(RunSchema);
