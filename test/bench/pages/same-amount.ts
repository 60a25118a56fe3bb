/** True for two exact decimals of one value, however many zeros they end in, and for two absent ones. */
export function sameAmount(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : bare(one) === bare(other);
}

function bare(amount: string): string {
  return amount.includes('.') ? amount.replace(/0+$/, '').replace(/\.$/, '') : amount;
}
