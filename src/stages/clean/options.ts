import { Type } from 'typebox';
import { detectors } from './detectors.ts';

/** Options of `clean`: each detector on or off; the type is `CleanOptions`. */
export const options = Type.Object(
  {
    ...Object.fromEntries(
      Object.entries(detectors).map(([name, description]) => [
        name,
        Type.Boolean({ default: true, description }),
      ]),
    ),
    language: Type.Enum(['en', 'any'], {
      default: 'en',
      description:
        'text in which rules and models look for names: English (in other languages names come from lists alone), or any',
    }),
  },
  { additionalProperties: false },
);
