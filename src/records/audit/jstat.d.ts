/** The part of jstat that the audit uses; the package ships no types. */
declare module 'jstat' {
  interface JStat {
    beta: { inv(probability: number, alpha: number, beta: number): number };
    normal: {
      inv(probability: number, mean: number, deviation: number): number;
      cdf(x: number, mean: number, deviation: number): number;
    };
    studentt: { inv(probability: number, degreesOfFreedom: number): number };
    binomial: { cdf(successes: number, trials: number, probability: number): number };
    chisquare: { cdf(x: number, degreesOfFreedom: number): number };
    /** Logarithm of the beta function. */
    betaln(alpha: number, beta: number): number;
  }
  const jstat: { jStat: JStat };
  export default jstat;
}
