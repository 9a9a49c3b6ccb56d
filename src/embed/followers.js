// The tasks of the page, which follow its figures, and what follows the ids of the page.

const followers = new Set();

export const follow = (follower) => followers.add(follower);

export const unfollow = (follower) => followers.delete(follower);

// A figure has come (with its `MountedFigure`, once it runs), has changed, or has gone.
export function tell(element, mounted, isChange = false) {
  for (const follower of followers) follower.figureChanged(element, mounted, isChange);
}

// Those that know elements by their ids.
const readers = new Set();
const ids = globalThis.MutationObserver && new MutationObserver(() => readers.forEach((reader) => reader.idsChanged()));

// Calls `idsChanged` of an element when an id of its page, or of the shadow tree that it is in, changes.
export function followIds(reader) {
  readers.add(reader);
  ids.observe(reader.getRootNode(), { subtree: true, attributeFilter: ["id"] });
}

export function unfollowIds(reader) {
  readers.delete(reader);
  if (readers.size === 0) ids.disconnect();
}
