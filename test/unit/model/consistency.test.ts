import { describe, expect, it } from 'vitest';
import { TypeEvidence } from '../../../src/model/consistency.ts';
import { modelTypes } from '../../../src/model/labels.ts';

const gpe = modelTypes.indexOf('GPE');
const person = modelTypes.indexOf('PERSON');

describe('TypeEvidence', () => {
  it('makes a hesitant mention surer by a sure one of the same name and type', () => {
    const evidence = new TypeEvidence();
    const sure = { type: gpe, confidence: 0.8 };
    const hesitant = { type: gpe, confidence: 0.4 };
    for (const mention of [sure, hesitant]) evidence.add(mention, ['Torvik']);
    expect(evidence.confidenceOf(hesitant, ['Torvik'])).toBeCloseTo(0.4 + 0.6 * 0.4 * 0.64);
    expect(evidence.confidenceOf(sure, ['Torvik'])).toBe(0.8);
  });

  it('lets no mention speak for itself, nor another type or name, nor one that hesitates too', () => {
    const evidence = new TypeEvidence();
    const alone = { type: gpe, confidence: 0.4 };
    evidence.add(alone, ['Torvik']);
    evidence.add({ type: person, confidence: 0.9 }, ['Torvik']);
    evidence.add({ type: gpe, confidence: 0.9 }, ['Torvik', 'Bay']);
    evidence.add({ type: gpe, confidence: 0.5 }, ['Torvik']);
    expect(evidence.confidenceOf(alone, ['Torvik'])).toBe(0.4);
  });

  it('gives the surname of somebody named in full the type of a person', () => {
    const evidence = new TypeEvidence();
    const surname = { type: gpe, confidence: 0.4 };
    evidence.add({ type: person, confidence: 0.99 }, ['Anna', 'Torvik']);
    evidence.add({ type: person, confidence: 0.99 }, ['Anna', 'Torvik']);
    evidence.add(surname, ['Torvik']);
    expect(evidence.settle(surname, ['Torvik'])).toBe(person);
  });
});
