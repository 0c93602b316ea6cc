/** Destinations as they are offered for a reason: the one that the policy suggests with it first, the others in their order. */
export function suggestedFirst<Place extends { readonly id: string }>(
  places: readonly Place[],
  suggested: string | undefined
): readonly Place[] {
  return [...places].sort((a, b) => Number(b.id === suggested) - Number(a.id === suggested));
}
