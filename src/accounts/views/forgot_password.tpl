{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<section class="gh-card">
<p>{{say:accounts.page.we_email_you_a_link}}</p>
<form class="usa-form" method="post" action="{{PLAN_PATH}}/forgot-password" novalidate>
{{csrf}}
{{required-note}}
{{>USERNAME}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:accounts.page.submit}}</button><a href="{{PLAN_PATH}}/login">{{say:accounts.page.back_to_login}}</a></div>
</form>
</section>
<aside class="gh-card gh-card--quiet" aria-labelledby="other-ways">
<h2 id="other-ways">{{say:accounts.page.other_ways_back}}</h2>
<ul class="gh-plainlist">
<li>{{say:accounts.page.if_you_are_not_one}}</li>
{{#RELEASES}}<li>{{say:accounts.page.a_locked_account_unlocks_by}}</li>{{/RELEASES}}
</ul>
</aside>
</div>
