/** As much of a window as the Back button goes through. */
export interface Pages {
  readonly history: Pick<History, 'state' | 'pushState' | 'back' | 'scrollRestoration'>;
  addEventListener(type: 'popstate', listener: () => void): void;
  removeEventListener(type: 'popstate', listener: () => void): void;
}

const SHEET = 'sheet';
const isOnSheet = ({ history }: Pages): boolean => history.state === SHEET;

/**
 * Makes Back close what lies over the page instead of leaving the page. Not for pages whose history a router keeps.
 * @param close called when Back was pressed
 * @returns to be called when it was closed, however that came about: the history is then as it was before
 */
export function closeByBack(close: () => void, pages: Pages = window): () => void {
  // Neither way back moves the list underneath: a page that scrolled on purpose stays there.
  pages.history.scrollRestoration = 'manual';
  // A reload while it was open left its entry behind: that one serves again.
  if (!isOnSheet(pages)) pages.history.pushState(SHEET, '');
  const onpopstate = () => {
    if (!isOnSheet(pages)) close();
  };
  pages.addEventListener('popstate', onpopstate);
  return () => {
    pages.removeEventListener('popstate', onpopstate);
    const settle = () => {
      pages.removeEventListener('popstate', settle);
      // After the browser has dealt with the step back, so that a reload finds its place again.
      setTimeout(() => (pages.history.scrollRestoration = 'auto'));
    };
    if (!isOnSheet(pages)) return settle();
    pages.addEventListener('popstate', settle);
    pages.history.back();
  };
}
