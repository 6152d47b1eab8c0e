{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<section class="gh-card">
{{#REMOVAL}}<p>Your app and all your recovery codes stop counting for this account. You are told by email.</p>{{/REMOVAL}}
{{#DEMANDED}}<p>As this plan asks you for a second factor, you set up the next one at once.</p>{{/DEMANDED}}
{{#NEW_CODES}}<p>You get new recovery codes. Those that you have stop counting.</p>{{/NEW_CODES}}
<form class="usa-form gh-gap" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
{{required-note}}
{{>PASSWORD_FIELD}}
{{>CODE_FIELD}}
<div class="gh-actions">{{#REMOVAL}}<button class="usa-button gh-button--danger" type="submit">Remove the second factor</button>{{/REMOVAL}}{{#NEW_CODES}}<button class="usa-button" type="submit">Get new recovery codes</button>{{/NEW_CODES}}<a href="{{BACK}}">Leave it as it is</a></div>
</form>
</section>
</div>
