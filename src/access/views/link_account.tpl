{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-card" aria-label="{{say:access.page.which_provider}}">
<p class="gh-soft">{{say:access.page.have_the_welcome_letter_at}}</p>
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}
{{required-note}}
{{>PROVIDER_TYPE}}
<div data-for="practitioner"><div class="gh-pair gh-pair--wide">{{>FIRST_NAME}}{{>LAST_NAME}}</div></div>
<div data-for="group">{{>GROUP_NAME}}</div>
{{>PROVIDER_ID}}
{{>TAX_ID}}
{{>ZIP}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:common.page.next}}</button><a href="{{BACK}}">{{LINKED}}</a></div>
</form></section>
</div>
