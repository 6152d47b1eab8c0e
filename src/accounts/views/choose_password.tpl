{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<section class="gh-card">
{{#FIRST}}<p>{{say:accounts.page.this_is_the_last_step}}</p>{{/FIRST}}
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<p>{{say:accounts.page.at_least_characters_up_to}}</p>
{{required-note}}
{{#CURRENT}}{{>CURRENT_PASSWORD}}{{/CURRENT}}
{{>NEW_PASSWORD}}
{{>REPEAT_PASSWORD}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:accounts.page.set_new_password}}</button></div>
</form>
</section>
</div>
