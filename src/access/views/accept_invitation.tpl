{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-status is-info" aria-label="The invitation">{{icon:mail}}<div><p>{{INVITER}} invites {{ADDRESS}} to act for {{OFFICE}}</p><p class="gh-soft">With: {{PERMISSIONS}}. The link works until {{>UNTIL}}.</p></div></section>
{{#AS_ME}}<section class="gh-card"><h2>You are logged in as {{PERSON}}</h2><p>Accept, and {{OFFICE}} is one of the offices of this account.</p>
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}<input type="hidden" name="code" value="{{CODE}}"><div class="gh-actions"><button class="usa-button" type="submit">Accept the invitation</button></div></form></section>{{/AS_ME}}
{{#AS_OTHER}}<section class="gh-card"><h2>You are logged in as somebody else</h2><p>{{PERSON}} has another address than the invitation. Sign out, then open the link in the mail again.</p>
<form class="usa-form" method="post" action="{{SIGN_OUT_PATH}}" novalidate>{{csrf}}<div class="gh-actions"><button class="usa-button" type="submit">Sign out</button></div></form></section>{{/AS_OTHER}}
{{#LOG_IN}}<section class="gh-card"><h2>You have an account already</h2><p>Log in with it, and accept. Your other offices stay as they are.</p><div class="gh-actions"><a class="usa-button" href="{{LOGIN_PATH}}">Log in to accept</a></div></section>{{/LOG_IN}}
{{#NEWCOMER}}
<section class="gh-card" aria-labelledby="new"><h2 id="new">Make your account</h2>
<p class="gh-soft">It is yours alone. Your email is {{ADDRESS}}: the link has proved it.</p>
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}<input type="hidden" name="code" value="{{CODE}}">
{{required-note}}
<div class="gh-pair gh-pair--wide">{{>FIRST_NAME}}{{>LAST_NAME}}</div>
{{>PHONE}}
{{>USER_NAME}}
<p class="gh-soft gh-small">A password has at least {{LENGTH_MIN}} characters; up to {{LENGTH_MAX}} are welcome, and blanks count.</p>
{{>NEW_PASSWORD}}
{{>REPEAT_PASSWORD}}
{{#AGREEMENT}}<p class="gh-gap-s"><a href="{{AGREEMENT_PATH}}">{{TITLE}}</a></p>{{>CONSENT}}{{/AGREEMENT}}
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">Accept the invitation</button></div>
</form></section>
{{/NEWCOMER}}
</div>
