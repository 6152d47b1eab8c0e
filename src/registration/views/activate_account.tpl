{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<div class="gh-narrow gh-col">
{{>ERRORS}}
<form class="usa-form gh-card" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="code" value="{{CODE}}">
<p>{{say:registration.page.with_this_button_you_confirm}}</p>
{{#USER_NAME}}{{>FIELD}}{{/USER_NAME}}
<div class="gh-actions"><button class="usa-button" type="submit">{{BUTTON}}</button></div>
</form>
<p class="gh-soft">{{say:registration.page.is_the_account_active_already}}</p>
</div>
