{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<section class="gh-card">
{{#FIRST}}<p>This is the last step before your work. The password you used to get here is not good for anything else.</p>{{/FIRST}}
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<p>At least {{LENGTH_MIN}} characters; up to {{LENGTH_MAX}} are welcome, and blanks count. Several words that have nothing to do with each other are easy to remember and hard to guess.{{#EXPIRES}} It is good for {{DAYS}} days.{{/EXPIRES}}</p>
{{required-note}}
{{#CURRENT}}{{>CURRENT_PASSWORD}}{{/CURRENT}}
{{>NEW_PASSWORD}}
{{>REPEAT_PASSWORD}}
<div class="gh-actions"><button class="usa-button" type="submit">Set new password</button></div>
</form>
</section>
</div>
