{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<section class="gh-card" aria-label="{{say:accounts.code_from_your_app}}">
<p>{{say:accounts.page.your_password_was_right_open}}</p>
<form class="usa-form gh-gap" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="next" value="{{NEXT}}">
{{>CODE_FIELD}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:accounts.page.go_on}}</button><a href="{{OTHER}}">{{say:accounts.page.log_in_as_somebody_else}}</a></div>
</form>
</section>
<section class="gh-card gh-card--quiet" aria-labelledby="no-app">
<h2 id="no-app">{{say:accounts.page.your_app_is_not_at}}</h2>
<p>{{say:accounts.page.enter_one_of_the_recovery}}</p>
<form class="usa-form gh-gap" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="next" value="{{NEXT}}">
{{>RECOVERY_FIELD}}
<div class="gh-actions"><button class="usa-button usa-button--outline" type="submit">{{say:accounts.page.use_the_recovery_code}}</button></div>
</form>
<p class="gh-gap"><a href="{{LOST}}">{{say:accounts.i_have_lost_my_app}}</a></p>
</section>
</div>
