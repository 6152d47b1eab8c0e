{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<div class="gh-narrow gh-col">
{{>ERRORS}}
<form class="usa-form gh-card" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="code" value="{{CODE}}">
<p>With this button you confirm that the email reached you. Your account is active from then on.</p>
{{#USER_NAME}}{{>FIELD}}{{/USER_NAME}}
<div class="gh-actions"><button class="usa-button" type="submit">{{BUTTON}}</button></div>
</form>
<p class="gh-soft">Is the account active already? Go to <a href="{{PLAN_PATH}}/login">{{LOGIN}}</a>. Is the link too old? <a href="{{PLAN_PATH}}/register">Register again</a>; it takes a few minutes.</p>
</div>
