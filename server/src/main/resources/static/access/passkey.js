// Makes and uses passkeys: the server says what is needed, the browser asks the person, the server checks.
(() => {
  const place = document.querySelector('[data-passkey]');
  if (!place || !window.PublicKeyCredential || !PublicKeyCredential.parseRequestOptionsFromJSON) return;
  place.hidden = false;
  const path = place.dataset.passkey;
  const signingIn = path.startsWith('/sign-in');
  const trouble = place.querySelector('[role=alert]');

  const post = async (url, body) => {
    const headers = { 'X-CSRF-TOKEN': place.dataset.csrf, 'Content-Type': 'text/plain' };
    const response = await fetch(url, { method: 'POST', headers, body });
    if (response.status === 403) return location.assign('/prove');
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    return answer;
  };

  const run = async () => {
    trouble.textContent = '';
    const json = await post(path + '/options');
    if (!json) return;
    const credential = signingIn
      ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) })
      : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) });
    const label = place.querySelector('input')?.value ?? '';
    const query = signingIn ? '?next=' + encodeURIComponent(place.dataset.next) : '?label=' + encodeURIComponent(label);
    const answer = await post(path + query, JSON.stringify(credential.toJSON()));
    if (answer) location.assign(answer.next);
  };

  place.querySelector('button').addEventListener('click', () => run().catch((e) => { trouble.textContent = e.message; }));
})();
