/** Why a feature may be left out of training now and then, so that the model does not lean on it. */
export const Group = {
  context: 0,
  /** Tells which word the token is. */
  lexical: 1,
  /** Comes from a word list or a gazetteer. */
  listed: 2,
  /** What the document said elsewhere. */
  memory: 3,
  /** What another recogniser proposed. */
  proposal: 4,
  pos: 5,
} as const;

/** Features of one token as they are collected: `count` of them, each with its group. */
export class FeatureList {
  readonly hashes = new Int32Array(512);
  readonly groups = new Uint8Array(512);
  count = 0;

  push(hash: number, group: number): void {
    this.hashes[this.count] = hash;
    this.groups[this.count++] = group;
  }

  /** Adds a feature of what stands around. */
  context(hash: number): void {
    this.push(hash, Group.context);
  }
}
