{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{>HEAD}}
<section class="gh-status is-info" aria-label="What to do now">{{icon:mail}}<div><p>We sent an email to {{EMAIL}}</p><p class="gh-soft">Its sender is {{SENDER}}, its subject “{{SUBJECT}}”. Open it within {{HOURS}} hours and choose “{{LINK}}”. You cannot log in before.</p></div></section>
<section class="gh-card"><h2>No mail?</h2><ul class="gh-plainlist"><li>Check your spam folder.</li><li>Confirm that the address above is the one you want to use. If not, <a href="{{ACCOUNT_PATH}}">correct it</a>; we then send a new link.</li><li>Already registered? Go to <a href="{{PLAN_PATH}}/login">{{LOGIN}}</a> and log in.</li><li>Still nothing after an hour? Email the {{SERVICE_DESK}}: <a href="mailto:{{SERVICE_DESK_EMAIL}}">{{SERVICE_DESK_EMAIL}}</a>. {{SERVICE_DESK_WARNING}}</li></ul></section>
</div>
