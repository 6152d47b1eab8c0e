{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<section class="gh-card">
{{#REMOVAL}}<p>{{say:accounts.page.your_app_and_all_your}}</p>{{/REMOVAL}}
{{#DEMANDED}}<p>{{say:accounts.page.as_this_plan_asks_you}}</p>{{/DEMANDED}}
{{#NEW_CODES}}<p>{{say:accounts.page.you_get_new_recovery_codes}}</p>{{/NEW_CODES}}
<form class="usa-form gh-gap" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
{{required-note}}
{{>PASSWORD_FIELD}}
{{>CODE_FIELD}}
<div class="gh-actions">{{#REMOVAL}}<button class="usa-button gh-button--danger" type="submit">{{say:accounts.page.remove_the_second_factor}}</button>{{/REMOVAL}}{{#NEW_CODES}}<button class="usa-button" type="submit">{{say:accounts.get_new_recovery_codes}}</button>{{/NEW_CODES}}<a href="{{BACK}}">{{say:accounts.page.leave_it_as_it_is}}</a></div>
</form>
</section>
</div>
