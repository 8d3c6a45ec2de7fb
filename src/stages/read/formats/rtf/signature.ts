/** Whether bytes begin as RTF does. */
export function isRtf(head: Uint8Array): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*\{\\rtf\d?/.test(Buffer.from(head.subarray(0, 64)).toString('latin1'));
}
