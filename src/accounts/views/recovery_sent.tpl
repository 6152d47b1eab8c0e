{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<section class="gh-card">
<p>{{say:accounts.page.if_there_is_an_active}}</p>
<h2 class="gh-listhead">{{say:accounts.page.not_there_after_a_few}}</h2>
<ul class="gh-plainlist">
<li>{{say:common.page.look_into_the_spam_folder}}</li>
<li>{{say:accounts.page.check_that_you_look_into}}</li>
<li>{{say:accounts.page.an_account_that_has_not}}</li>
</ul>
<div class="gh-actions gh-gap"><a class="usa-button usa-button--outline" href="{{PLAN_PATH}}/login">{{say:accounts.page.back_to_login}}</a></div>
</section>
</div>
