/** The program that draws pages of PDF, as the server hands it out. */
declare module '*/pdf.min.mjs' {
  export * from 'pdfjs-dist';
}
