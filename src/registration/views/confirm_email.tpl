{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<div class="gh-narrow gh-col">
{{>ERRORS}}
<form class="usa-form gh-card" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="code" value="{{CODE}}">
<p>{{say:registration.page.with_this_button_you_confirm_that}}</p>
<div class="gh-actions"><button class="usa-button" type="submit">{{say:registration.page.confirm_my_email_and_go}}</button></div>
</form>
<p class="gh-soft">{{say:registration.page.the_link_is_not_valid}}</p>
</div>
