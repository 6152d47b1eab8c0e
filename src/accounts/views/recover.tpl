{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<section class="gh-card">
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="code" value="{{CODE}}">
<p>{{say:accounts.page.at_least_characters_up_to_are}}</p>
{{required-note}}
{{>NEW_PASSWORD}}
{{>REPEAT_PASSWORD}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:accounts.page.set_new_password}}</button></div>
</form>
</section>
</div>
