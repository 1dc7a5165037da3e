/**
 * Whether a cookie that the server gives, as it gives a place in a session, comes back to it: not where the browser refuses
 * them, nor where something on the way takes them out. No answer says nothing against it.
 */
export async function keepsCookies() {
  if (!navigator.cookieEnabled) return false;
  try {
    await fetch('/check/cookie', { method: 'POST' });
    const answer = await fetch('/check/cookie');
    return (await answer.json()).kept !== false;
  } catch {
    return true;
  }
}
