{{%AUTOESCAPE context="HTML"}}
<section class="gh-card gh-card--quiet" aria-labelledby="trouble">
<h2 id="trouble">Trouble logging in?</h2>
<ul class="gh-plainlist">
{{#BY_LETTER}}<li><strong>New accounts must be activated first.</strong> {{AN_ADMIN_OPENING}} activates with the {{CODE}} from the letter: log in with the username you chose and the temporary password in the letter. Everybody else is activated by {{AN_ADMIN}} of the office.</li>{{/BY_LETTER}}
{{#BY_EMAIL}}<li><strong>Just registered?</strong> Open the email “{{SUBJECT}}” first. Look into your spam folder too.</li>{{/BY_EMAIL}}
<li><strong>Locked out?</strong> Set a new password with “{{FORGOT}}”{{#RELEASES}}, wait {{HOURS}} hours and try again{{/RELEASES}}{{#ADMIN_UNLOCKS}}, or ask another {{ADMIN_NAME}} of your office to unlock you{{/ADMIN_UNLOCKS}}.</li>
<li><strong>New colleague?</strong> Accounts are personal and are not shared. Everybody gets one of their own.</li>
<li><strong>Something else?</strong> Email the {{SERVICE_DESK}}: <a href="mailto:{{SERVICE_DESK_EMAIL}}">{{SERVICE_DESK_EMAIL}}</a>. {{SERVICE_DESK_WARNING}}</li>
</ul>
</section>
