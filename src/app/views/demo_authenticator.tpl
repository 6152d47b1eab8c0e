{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<section class="gh-card">
<p>In the place of an app on a phone: type the key that the page “Set up a second factor” shows, and see the code for it. A real portal never sees it this way.</p>
{{#SHOWS}}<p class="gh-gap"><strong>The code now: <code class="gh-code">{{APP_CODE}}</code></strong></p>{{/SHOWS}}
{{#NO_KEY}}<p class="gh-gap"><strong>This is not such a key.</strong> It has letters and the digits 2 to 7.</p>{{/NO_KEY}}
<form class="usa-form" method="get" action="/demo/authenticator" novalidate>
{{>SECRET_FIELD}}
<div class="gh-actions"><button class="usa-button" type="submit">Show the code</button></div>
</form>
</section>
</div>
