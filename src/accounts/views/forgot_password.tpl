{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<section class="gh-card">
<p>We email you a link to set a new password. It goes to the address that you proved when you registered.</p>
<form class="usa-form" method="post" action="{{PLAN_PATH}}/forgot-password" novalidate>
{{csrf}}
{{required-note}}
{{>USERNAME}}
<div class="gh-actions"><button class="usa-button" type="submit">Submit</button><a href="{{PLAN_PATH}}/login">Back to login</a></div>
</form>
</section>
<aside class="gh-card gh-card--quiet" aria-labelledby="other-ways">
<h2 id="other-ways">Other ways back</h2>
<ul class="gh-plainlist">
<li>If you are not {{AN_ADMIN}}, one of your office can unlock your account at once.</li>
{{#RELEASES}}<li>A locked account unlocks by itself {{LOCK_HOURS}} hours after the try that locked it.</li>{{/RELEASES}}
</ul>
</aside>
</div>
