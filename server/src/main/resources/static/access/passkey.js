// Makes and uses passkeys: the server says what is needed, the browser asks the person, the server checks.
(() => {
  // A form that waited for a proof goes on by itself.
  document.querySelector('form[data-again=now]')?.submit();

  const place = document.querySelector('[data-passkey]');
  if (!place || !window.PublicKeyCredential || !PublicKeyCredential.parseRequestOptionsFromJSON) return;
  place.hidden = false;
  const path = place.dataset.passkey;
  const making = path.startsWith('/account');
  const trouble = place.querySelector('[role=alert]');

  const post = async (url, body) => {
    const headers = { 'X-CSRF-TOKEN': place.dataset.csrf, 'Content-Type': 'text/plain' };
    const response = await fetch(url, { method: 'POST', headers, body });
    if (response.status === 403) return location.assign('/prove');
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    return answer;
  };

  const goOn = (answer) => {
    const waiting = document.querySelector('form[data-again]');
    if (waiting) waiting.submit(); else location.assign(answer.next);
  };

  const run = async () => {
    trouble.textContent = '';
    const json = await post(path + '/options');
    if (!json) return;
    const credential = making
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) });
    const label = place.querySelector('input')?.value ?? '';
    const query = making ? '?label=' + encodeURIComponent(label) : '?next=' + encodeURIComponent(place.dataset.next);
    const answer = await post(path + query, JSON.stringify(credential.toJSON()));
    if (answer) goOn(answer);
  };

  place.querySelector('button').addEventListener('click', () => run().catch((e) => { trouble.textContent = e.message; }));
})();
