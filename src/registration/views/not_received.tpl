{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<div class="gh-narrow gh-col">
{{>ERRORS}}
{{#SENT}}
<section class="gh-status is-info" aria-label="What happens now">{{icon:mail}}<div><p>The {{SERVICE_DESK}} looks into it</p><p class="gh-soft">If an account of this name waits for its letter, and the letter is due, a new one can be mailed now. Its code replaces the one before.</p></div></section>
<p><a href="{{PLAN_PATH}}/login">Back to the login page</a></p>
{{/SENT}}
{{#FORM}}
<form class="usa-form gh-card" method="post" action="{{PLAN_PATH}}/not-received" novalidate>
{{csrf}}
<p>A letter can take {{EXPECT_DAYS}} business days. You can ask for a new one from the last of them on, or {{DAYS_BEFORE}} days before its code stops working if that comes first. The page after your registration said when that is.</p>
{{required-note}}
{{>USERNAME}}
{{>NUMBER}}
<div class="gh-actions"><button class="usa-button" type="submit">Ask for a new letter</button><a href="{{PLAN_PATH}}/login">Cancel</a></div>
</form>
<p class="gh-soft">Or email the {{SERVICE_DESK}}: <a href="mailto:{{SERVICE_DESK_EMAIL}}">{{SERVICE_DESK_EMAIL}}</a>. {{SERVICE_DESK_WARNING}}</p>
{{/FORM}}
</div>
