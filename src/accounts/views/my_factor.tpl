{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
{{#NONE}}
<section class="gh-card">
<p>{{say:accounts.page.a_password_can_be_watched}}</p>
<div class="gh-actions gh-gap"><a class="usa-button" href="{{SET_UP}}">{{say:accounts.set_up_a_second_factor}}</a></div>
</section>
{{/NONE}}
{{#HAS}}
<section class="gh-card">
<dl class="gh-facts">
<dt>{{say:accounts.second_factor}}</dt><dd>{{say:accounts.page.an_authenticator_app}}</dd>
<dt>{{say:accounts.page.set_up}}</dt><dd>{{>SINCE}}</dd>
<dt>{{say:accounts.page.recovery_codes_left}}</dt><dd>{{LEFT}}{{#FEW}} <strong>{{say:accounts.page.get_new_ones}}</strong>{{/FEW}}</dd>
</dl>
<div class="gh-actions gh-gap"><a class="usa-button" href="{{RENEW}}">{{say:accounts.get_new_recovery_codes}}</a><a class="usa-button gh-button--danger-outline" href="{{REMOVE}}">{{say:accounts.page.remove_the_second_factor}}</a></div>
</section>
{{#DEMANDED}}<section class="gh-card gh-card--quiet"><h2>{{say:accounts.page.needed_here}}</h2><p>{{say:accounts.page.this_plan_asks_you_for_a}}</p></section>{{/DEMANDED}}
{{/HAS}}
</div>
