{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col gh-narrow">
{{>HEAD}}
<ol class="gh-steps2" aria-label="Progress" role="list"><li class="is-now" aria-current="step"><b>1</b> Your office</li><li><b>2</b> Your address</li></ol>
{{>ERRORS}}
<form class="usa-form gh-card" method="post" action="{{PLAN_PATH}}/register" novalidate>{{csrf}}
<p>Copy the details exactly as they stand on your letters from the plan.</p>
{{required-note}}
<div class="gh-pair">
{{>FIRST_NAME}}
{{>LAST_NAME}}
</div>
{{>TAX_ID}}
{{>PROVIDER_ID}}
{{>EMAIL}}
{{>JOB}}
{{>ROLE}}
{{>WORK}}
{{>NOTE}}
{{>PASSWORD}}
{{>TERMS}}
<div class="gh-actions"><button class="usa-button" type="submit">Next</button><a href="{{PLAN_PATH}}/login">Cancel</a></div>
</form>
</div>
<aside class="gh-col gh-aside" aria-label="Help with this step">
<section class="gh-card gh-card--quiet"><h2>Where is the Provider ID?</h2><p>At the top right of every letter from the plan, and on your remittance advice.</p></section>
<section class="gh-card gh-card--quiet"><h2>Does your office use the portal already?</h2><p>Then a colleague who administers it activates your account. If you go on, we show you whom to ask.</p></section>
</aside>
</div>
