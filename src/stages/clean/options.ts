import { Type } from 'typebox';
import { detectors } from './detectors.ts';

/** Options of `clean`: each detector on or off; the type is `CleanOptions`. */
export const options = Type.Object(
  Object.fromEntries(
    Object.entries(detectors).map(([name, description]) => [
      name,
      Type.Boolean({ default: true, description }),
    ]),
  ),
  { additionalProperties: false },
);
