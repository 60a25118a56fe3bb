/** Excel may be busy or a connection may fail once; twice in a row it is given up. */
export async function withSecondTry<Result>(work: () => Promise<Result>): Promise<Result> {
  return work().catch(work);
}
