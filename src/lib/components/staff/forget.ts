/** Takes away what this browser keeps of agendas: fetched when it is wanted. Never throws, never takes long. */
export async function forgetAgendas(): Promise<void> {
  const parts = await Promise.all([
    import('$lib/client/agenda/shelves.ts'),
    import('$lib/client/surroundings.ts'),
  ]).catch(() => null);
  if (parts) await parts[0].clearShelves(parts[1].browserSurroundings().storage);
}
