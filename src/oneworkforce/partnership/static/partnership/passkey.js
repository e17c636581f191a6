// Passkeys: the only part of signing in that a browser cannot do without a script. Every other way needs none.
// What the server asks stands in the page as data (application/json), so that no script is ever inline.

const words = {
  NotAllowedError: "The passkey was not used. Try again, or choose another way.",
  InvalidStateError: "This device holds a passkey for you already.",
  SecurityError: "Passkeys do not work at this address. Choose another way.",
};

function asked() {
  return JSON.parse(document.getElementById("passkey-data").textContent);
}

async function askedAtSignIn(form) {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("refused");
  return (await answer.json()).request_options;
}

function made() {
  const options = asked().creation_options;
  // A passkey that signs in by itself: kept on the device, opened by a finger, a face or a PIN.
  Object.assign(options.publicKey.authenticatorSelection, {
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  });
  return window.webauthnJSON.create(options);
}

const acts = {
  "sign-in": async (form) => window.webauthnJSON.get(await askedAtSignIn(form)),
  use: async () => window.webauthnJSON.get(asked().request_options),
  add: made,
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = form.querySelector("[role=alert]");
    said.textContent = "";
    try {
      const credential = await acts[form.dataset.passkey](form);
      form.elements.namedItem("credential").value = JSON.stringify(credential);
      form.submit();
    } catch (problem) {
      said.textContent = words[problem.name] ?? "The passkey could not be used. Try again, or choose another way.";
    }
  });
}
