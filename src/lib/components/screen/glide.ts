import type { AnimationConfig } from 'svelte/animate';

/**
 * Lets a row glide to its new rank. A row that comes in from below the fold rises into its place instead of flying in
 * from where the layout had put it aside. Still for who asked for less motion.
 */
export function glide(node: Element, { from, to }: { from: DOMRect; to: DOMRect }): AnimationConfig {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const easing = (t: number): number => 1 - (1 - t) ** 3;
  if (still) return { duration: 0 };
  const wasAside = Math.abs(from.left - to.left) > to.width / 2;
  if (wasAside) {
    const rise = to.height / 2;
    return {
      duration: 450,
      easing,
      css: (t, u) => `position: relative; z-index: 1; opacity: ${t}; transform: translateY(${u * rise}px)`,
    };
  }
  const distance = from.top - to.top;
  const stretch = from.height - to.height;
  // Further is a little slower, so that the eye can follow a row past the others.
  const duration = Math.min(900, 420 + Math.abs(distance) * 0.6);
  const above = distance > 0 ? 'position: relative; z-index: 1;' : '';
  return {
    duration,
    easing,
    css: (_t, u) => `${above} transform: translateY(${u * (distance + stretch / 2)}px)`,
  };
}
