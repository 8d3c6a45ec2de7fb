import { Type } from 'typebox';
import { errorCatalogue } from '../../../errors/catalogue.ts';
import { closed } from '../../../record/shapes.ts';
import { MetadataSchema } from '../../../record/source-schema.ts';

/** What requests and answers of `onomast serve` look like: the origin of what is checked, and of `/openapi.json`. */

/** Characters of a document's name. */
export const longestName = 1000;

const { own: _own, ...terms } = MetadataSchema.properties;

export const ExtractRequestSchema = Type.Object(
  {
    id: Type.Optional(
      Type.String({ minLength: 1, maxLength: longestName, description: '`source.path` of the record.' }),
    ),
    text: Type.String({ description: 'The document.' }),
    mediaType: Type.Optional(Type.Union([Type.Literal('text/plain'), Type.Literal('text/markdown')])),
    ...terms,
    creator: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
    identifier: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
  },
  {
    description:
      'A text with what is known of it: Dublin Core terms by their names. Other fields are kept as the document’s own.',
  },
);

export const ErrorSchema = Type.Object(
  {
    error: Type.Object(
      {
        code: Type.String({
          description: 'A code of the error catalogue, or of the server.',
          examples: [
            'server.busy',
            ...Object.keys(errorCatalogue).filter((code) => code.startsWith('input.')),
          ],
        }),
        message: Type.String({ description: 'What is wrong and what to do.' }),
      },
      closed,
    ),
  },
  closed,
);

export const HealthSchema = Type.Object(
  {
    status: Type.Unsafe<'ready' | 'ending'>({ type: 'string', enum: ['ready', 'ending'] }),
    software: Type.String(),
    pipeline: Type.String(),
    pipelineHash: Type.String(),
    working: Type.Integer({ minimum: 0, description: 'Documents under way.' }),
    waiting: Type.Integer({ minimum: 0, description: 'Documents that wait for a worker.' }),
  },
  closed,
);
