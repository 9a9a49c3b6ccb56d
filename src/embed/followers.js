// The tasks of the page, which follow its figures.

const followers = new Set();

export const follow = (follower) => followers.add(follower);

export const unfollow = (follower) => followers.delete(follower);

// A figure has come (with its `MountedFigure`, once it runs), has changed, or has gone.
export function tell(element, mounted, isChange = false) {
  for (const follower of followers) follower.figureChanged(element, mounted, isChange);
}
