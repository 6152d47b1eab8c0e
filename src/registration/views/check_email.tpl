{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<ol class="gh-steps2" aria-label="Progress" role="list"><li>You and your office</li><li class="is-now" aria-current="step"><b>2</b> Confirm your email</li><li><b>3</b> Your account</li></ol>
<section class="gh-status is-info" aria-label="What to do now">{{icon:mail}}<div><p>Open the link that we have just mailed to {{EMAIL}}</p><p class="gh-soft">It works for {{HOURS}} hours. Open it in the browser in which you want to finish.</p></div></section>
<section class="gh-card"><h2>No mail?</h2><ul class="gh-plainlist"><li>Look into the spam folder.</li><li>Is the address above right? If not, <a href="{{PLAN_PATH}}/register">register again</a>.</li><li>Still nothing after an hour? Email the {{SERVICE_DESK}}: <a href="mailto:{{SERVICE_DESK_EMAIL}}">{{SERVICE_DESK_EMAIL}}</a>. {{SERVICE_DESK_WARNING}}</li></ul></section>
</div>
