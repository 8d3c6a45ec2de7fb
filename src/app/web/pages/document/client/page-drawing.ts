/** Draws the pages of an original. */
export interface PageSource {
  /**
   * Makes the picture of a page.
   * @param number from 1
   * @param width CSS pixels
   */
  draw(number: number, width: number): Promise<HTMLElement>;
  close(): void;
}
